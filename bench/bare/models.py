"""One table of work with its unit, and one of reports."""

from django.db import models


class Unit(models.Model):
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Work(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT)
    no = models.IntegerField()
    text = models.CharField(max_length=500)
    state = models.CharField(max_length=20)
    due_on = models.DateField(db_index=True)
    percent = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.text


class Report(models.Model):
    work = models.ForeignKey(Work, models.PROTECT)
    percent = models.IntegerField()
    result = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.result
