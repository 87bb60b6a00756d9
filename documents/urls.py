"""Removal of files, and templates of the office. A file itself has no address here: it lies under its holder."""

from django.urls import path

from documents.views import office_templates, purges

app_name = "documents"
urlpatterns = [
    path("purges/", purges.listed, name="purges"),
    path("purges/<int:pk>/", purges.detail, name="purge"),
    path("templates/", office_templates.listed, name="templates"),
    path("templates/new/", office_templates.new, name="template-new"),
    path("templates/kinds/<str:kind>/", office_templates.kind, name="template-kind"),
    path(
        "templates/kinds/<str:kind>/example-<str:layout>.docx",
        office_templates.example,
        name="template-example",
    ),
    path("templates/<int:pk>/file/", office_templates.file, name="template-file"),
    path("templates/<int:pk>/withdraw/", office_templates.withdraw, name="template-withdraw"),
]
