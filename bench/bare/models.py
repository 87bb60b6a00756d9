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


class Month(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT)
    period = models.CharField(max_length=10)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.period


class Value(models.Model):
    month = models.ForeignKey(Month, models.CASCADE, related_name="values")
    indicator = models.CharField(max_length=10)
    numerator = models.DecimalField(max_digits=20, decimal_places=4)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.indicator


class Report(models.Model):
    work = models.ForeignKey(Work, models.PROTECT)
    percent = models.IntegerField()
    result = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.result
