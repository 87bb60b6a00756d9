#!/bin/sh
# A unit's client with curl. PORTAL and TOKEN come from the environment:
#   PORTAL=https://portal.example.vn TOKEN=egp_... sh client.sh
set -eu
: "${PORTAL:?the address of the portal}" "${TOKEN:?the key of the unit}"

ask() {  # ask METHOD PATH [curl arguments]
    method=$1 path=$2
    shift 2
    curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused --max-time 30 \
        --request "$method" --header "Authorization: Token $TOKEN" "$@" "$PORTAL/api/v1$path"
    echo
}

# Who am I, and what is open?
ask GET /me/
ask GET '/assignments/?state=open'

# Report 60 % on the assignment given as the first argument. curl repeats the request after 429 and 503; the key of the
# request makes sure that it is stored once.
if [ $# -ge 1 ]; then
    key=$(cat /proc/sys/kernel/random/uuid)
    ask POST "/assignments/$1/updates/" --header "Content-Type: application/json" --header "Idempotency-Key: $key" \
        --data '{"percent": 60, "result": "Đã rà soát 9/15 tổ dân phố.", "difficulties": "Thiếu máy quét."}'
fi
# A file that proves it, as the second argument.
if [ $# -ge 2 ]; then
    ask POST "/assignments/$1/evidence/" --header "Idempotency-Key: $key-file" --form "file=@$2"
fi
