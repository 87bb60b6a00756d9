#!/bin/sh
# Send a unit's report with curl, from a JSON file {"values": {...}, "submit": true}:
#   PORTAL=https://portal.example.vn TOKEN=egp_... sh send_report.sh CQDT-THANG 2023-M10 LB.00118 report.json
# The same file sent again changes nothing: its hash is the key of the request.
set -eu
: "${PORTAL:?the address of the portal}" "${TOKEN:?the key of the unit}"
[ $# -eq 4 ] || { echo "usage: send_report.sh FORM PERIOD UNIT FILE.json" >&2; exit 2; }
address="$PORTAL/api/v1/reports/$1/$2/$3/"
key=$(printf '%s' "$1/$2/$3" | cat - "$4" | sha256sum | cut -d ' ' -f 1)
# What is stored now, so that nothing somebody else wrote is overwritten unseen.
tag=$(curl --silent --max-time 30 --output /dev/null --dump-header - --header "Authorization: Token $TOKEN" "$address" |
    tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: *//p')
curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused --max-time 60 --request PUT \
    --header "Authorization: Token $TOKEN" --header "Content-Type: application/json" \
    --header "Idempotency-Key: $key" ${tag:+--header "If-Match: $tag"} --data-binary "@$4" "$address"
echo
