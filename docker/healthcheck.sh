#!/bin/sh
# Healthy: the node answers, is not catching up, and has a peer if it should have one.
set -eu
answer=$(curl --fail --silent --max-time 4 --header 'Content-Type: application/json' \
	--data '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}' \
	"http://127.0.0.1:${MUSTER_RPC_PORT:-9944}")
case $answer in
*'"isSyncing":false'*) ;;
*)
	echo "catching up, or no answer: $answer"
	exit 1
	;;
esac
case $answer in
*'"peers":0'*'"shouldHavePeers":true'* | *'"shouldHavePeers":true'*'"peers":0'*)
	echo "no peers: $answer"
	exit 1
	;;
esac
