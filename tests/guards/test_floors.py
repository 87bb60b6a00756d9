"""Floors: imports and foreign keys point down, and other apps come in by the open rooms only."""

import configparser

from django.apps import apps

from tests.guards import house


def contract(section: str, key: str) -> list[str]:
    parser = configparser.ConfigParser()
    parser.read(house.ROOT / ".importlinter", encoding="utf-8")
    return parser[section][key].split()


def test_it_installs_the_apps_from_the_roof_to_the_ground() -> None:
    assert list(house.local_apps()) == [floor for floor in house.FLOORS if floor in house.local_apps()]


def test_it_lists_every_app_in_the_import_contracts() -> None:
    assert contract("importlinter:contract:floors", "layers") == list(house.local_apps())
    assert sorted(contract("importlinter", "root_packages")) == sorted(house.local_apps())
    assert sorted(contract("importlinter:contract:rooms", "containers")) == sorted(house.rooms_apps())


def test_it_points_every_foreign_key_down() -> None:
    depth = {app: index for index, app in enumerate(house.FLOORS)}
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for app in house.local_apps()
        for model in apps.get_app_config(app.rsplit(".", 1)[-1]).get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is not None
        if depth.get(field.related_model._meta.app_label, 99) < depth[app]
    ]
    assert not upward


def test_it_enters_other_apps_by_their_open_rooms() -> None:
    wrong = []
    for app in house.local_apps():
        if app == "egov_portal":
            continue
        for path in house.modules(app):
            for line, name in house.imported(path):
                other, _, rest = name.partition(".")
                if (
                    other in house.rooms_apps()
                    and other != app
                    and rest.split(".")[0] not in house.OPEN_ROOMS
                ):
                    wrong.append(f"{house.short(path)}:{line} imports {name}")
    assert not wrong


def test_it_keeps_the_core_free_of_requests() -> None:
    """Models, policies, actions and readings know neither requests nor templates nor the queue."""
    banned = ("django.http", "django.shortcuts", "django.views", "rest_framework", "celery", "allauth")
    wrong = [
        f"{house.short(path)}:{line} imports {name}"
        for app in house.rooms_apps()
        for path in house.modules(app)
        if path.relative_to(house.ROOT / app).parts[0].removesuffix(".py")
        in {"models", "policies", "actions", "readings"}
        for line, name in house.imported(path)
        if name.startswith(banned)
    ]
    assert not wrong
