"""Pages that speak about more than one floor. `paper_pages` stand under /directives/ and `application_pages` under
/applications/, where the reader looks for them."""

from django.urls import path, re_path

from apps_catalog.models import CODE_SHAPE
from dashboards.views import (
    applications,
    attention,
    board,
    board_files,
    bookmarks,
    briefs,
    explain,
    items,
    my_work,
    notices,
    plan_tiles,
    report_tile,
    role_boards,
    search,
    tables,
    trace,
    wall,
)

app_name = "dashboards"
urlpatterns = [
    path("", board.home, name="home"),
    path("board/unit/", role_boards.unit, name="unit-board"),
    path("board/projects/", role_boards.projects, name="project-board"),
    path("board/unit.<str:kind>", board_files.unit_board, name="unit-board-file"),
    path("board/projects.<str:kind>", board_files.project_board, name="project-board-file"),
    path("board/attention/", plan_tiles.attention, name="board-attention"),
    path("board/roadmap/", plan_tiles.roadmap, name="board-roadmap"),
    path("board/outlook/", plan_tiles.meeting_outlook, name="board-outlook"),
    path("board/targets/", plan_tiles.targets, name="board-targets"),
    path("board/money/", plan_tiles.money, name="board-money"),
    path("board/reports/", report_tile.reports, name="board-reports"),
    path("board.<str:kind>", board_files.board, name="board-file"),
    path("attention.<str:kind>", board_files.attention, name="attention-file"),
    path("my-work.<str:kind>", board_files.work, name="my-work-file"),
    path("tables.<str:kind>", board_files.tables, name="tables-file"),
    path("briefs/", briefs.listed, name="briefs"),
    path("briefs/new/", briefs.new, name="brief-new"),
    path("briefs/<int:pk>/", briefs.detail, name="brief"),
    path("briefs/<int:pk>/change/", briefs.change, name="brief-change"),
    path("briefs/<int:pk>/release/", briefs.release, name="brief-release"),
    path("briefs/<int:pk>/brief.<str:kind>", briefs.file, name="brief-file"),
    path("my-work/", my_work.my_work, name="my-work"),
    path("attention/", attention.attention, name="attention"),
    path("explain/", explain.explain, name="explain"),
    path("search/", search.searched, name="search"),
    path("search/files/<int:pk>/", search.found_file, name="found-file"),
    path("tables/", tables.tables, name="tables"),
    path("tables/export.xlsx", tables.export, name="tables-export"),
    path("days/", bookmarks.listed, name="days"),
    path("wall/", wall.shown, name="wall"),
    path("wall/seen/", wall.seen, name="wall-seen"),
    path("wall/open/<str:token>/", wall.opened, name="wall-open"),
    path("wall/map/", wall.map_chosen, name="wall-map"),
    path("wall/devices/", wall.devices, name="wall-devices"),
    path("wall/devices/<int:pk>/revoke/", wall.revoke, name="wall-device-revoke"),
    path("trace/", trace.traced, name="trace"),
    path("trace/export.xlsx", trace.export, name="trace-export"),
    path("directives/items/export.xlsx", items.export, name="items-export"),
    path("directives/items/", items.listed, name="items"),
]
paper_pages = [
    path("<int:pk>/", notices.detail, name="detail"),
    path("items/<int:pk>/", items.detail, name="item"),
]
application_pages = [
    path("", applications.listed, name="list"),
    path("consolidation/<int:pk>/", applications.merger, name="merger"),
    path("export.xlsx", applications.export, name="export"),
    re_path(rf"^(?P<code>{CODE_SHAPE})/$", applications.detail, name="detail"),
]
