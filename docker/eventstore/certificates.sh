#!/bin/sh
# Makes the event server's certificates once, in two volumes: what the server needs, and the CA's certificate for the clients.
# The CA's key is thrown away: nobody can issue another certificate. To renew, empty both volumes and start anew.
set -eu

case "$EVENTSTORE_ADMIN_PASSWORD" in
  '' | bitte-aendern*)
    echo 'EVENTSTORE_ADMIN_PASSWORD: erwartet wird ein eigenes Passwort in .env, kein Platzhalter (openssl rand -hex 24)' >&2
    echo 'EVENTSTORE_ADMIN_PASSWORD: expected is a password of your own in .env, no placeholder (openssl rand -hex 24)' >&2
    exit 1
    ;;
esac

[ -s /node/node.key ] && [ -s /ca/ca.crt ] && exit 0

days=1825
work=$(mktemp -d)
cd "$work"
es-gencert-cli create-ca -days "$days" -out ./ca
es-gencert-cli create-node -days "$days" -ca-certificate ./ca/ca.crt -ca-key ./ca/ca.key -out ./node \
  -ip-addresses 127.0.0.1 -dns-names eventstore,localhost
mkdir -p /node/ca
cp ca/ca.crt /ca/ca.crt
cp ca/ca.crt /node/ca/ca.crt
cp node/node.crt /node/node.crt
# The key comes last: it says that everything is there.
install -m 0400 node/node.key /node/node.key
# The account under which the event server's image runs.
chown -R 1000:1000 /node
chmod 0444 /ca/ca.crt /node/ca/ca.crt
rm -rf "$work"
