#!/bin/sh
# The nodes of compose.localnet.yml: one local network with development keys, which everybody knows. Never for real data.
#
#   localnet-node.sh init NAME...      makes a network key for each name, and the address of the first as boot node
#   localnet-node.sh run NAME [ARGS]   starts the node of that name
set -eu
keys=/keys

case ${1:-} in
init)
	shift
	for name in "$@"; do
		# The keys are of this network only; made at its first start, kept in its volume, never in the repository.
		[ -f "$keys/$name" ] || muster key generate-node-key --chain local --file "$keys/$name"
	done
	peer=$(muster key inspect-node-key --file "$keys/$1")
	echo "/dns4/$1/tcp/30333/p2p/$peer" >"$keys/bootnode"
	;;
run)
	name=$2
	shift 2
	exec muster --chain local --base-path /data --name "$name" \
		--node-key-file "$keys/$name" --bootnodes "$(cat "$keys/bootnode")" \
		--listen-addr /ip4/0.0.0.0/tcp/30333 --no-mdns --no-telemetry --no-hardware-benchmarks \
		--prometheus-external "$@"
	;;
*)
	echo "usage: localnet-node.sh init NAME... | run NAME [ARGS]" >&2
	exit 2
	;;
esac
