# Shared by the scripts of this folder; source it, do not run it.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Logs are read by people and by CI: no colours, no redrawn lines, no questions.
export CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never NO_COLOR=1
export npm_config_color=false npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false
export npm_config_progress=false npm_config_yes=true DEBIAN_FRONTEND=noninteractive

# Absolute, because cargo runs in one folder and the e2e tests in another.
CARGO_TARGET_DIR=$(realpath -m "${CARGO_TARGET_DIR:-$root/target}")
export CARGO_TARGET_DIR

# Cargo knows what it built by paths inside a checkout, and what has changed since by time. Two checkouts that share a
# target directory look alike to it: what one built last passes for the other's. So whoever comes after another makes its
# own sources new.
if [ "$(cat "$CARGO_TARGET_DIR/checkout" 2>/dev/null)" != "$root" ]; then
	find "$root" \( -name target -o -name node_modules -o -name .git \) -prune -o \
		\( -name '*.rs' -o -name '*.toml' \) -exec touch -c {} +
	mkdir -p "$CARGO_TARGET_DIR"
	printf '%s' "$root" >"$CARGO_TARGET_DIR/checkout"
fi

# Where scripts/setup puts a Node.js when the distribution's is too old.
node_home="${XDG_CACHE_HOME:-$HOME/.cache}/muster/node"
if [ -x "$node_home/node_modules/.bin/node" ]; then
	PATH="$node_home/node_modules/.bin:$PATH"
	export PATH
fi

say() { printf '%s\n' "$*"; }

die() {
	printf '%s: %s\n' "$(basename "$0")" "$*" >&2
	exit 2
}

# Prints the usage: the comment block at the top of the calling script.
usage() { awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"; }

# install_packages FOLDER: the npm packages of its lock file, unless they are there. npm writes its own copy of the lock file
# into node_modules: a lock file that is newer was changed since.
install_packages() {
	local lock=$root/$1/package-lock.json copy=$root/$1/node_modules/.package-lock.json
	if [ ! -f "$copy" ] || [ "$lock" -nt "$copy" ]; then npm --prefix "$root/$1" ci; fi
}

# run_steps KEEP_GOING NAME...: runs the function step_NAME of the caller for each name, prints what each took, and
# closes with the line `N passed, N failed`. Stops at the first failure unless KEEP_GOING is 1.
run_steps() {
	local keep_going=$1 name code began seconds passed=0 failed=0
	local -a table=() left=()
	shift
	while [ $# -gt 0 ]; do
		name=$1
		shift
		say "==> $name"
		began=$SECONDS
		# A subshell outside any condition: there, and only there, `set -e` works inside the step.
		set +e
		(
			set -euo pipefail
			cd "$root" || exit 1
			"step_${name//-/_}"
		) </dev/null
		code=$?
		set -e
		seconds=$((SECONDS - began))
		if [ "$code" -eq 0 ]; then
			passed=$((passed + 1))
			table+=("$(printf '%-14s %6d s  passed' "$name" "$seconds")")
		else
			failed=$((failed + 1))
			table+=("$(printf '%-14s %6d s  FAILED (exit %d)' "$name" "$seconds" "$code")")
			if [ "$keep_going" != 1 ]; then
				left=("$@")
				break
			fi
		fi
	done
	say ""
	printf '%s\n' "${table[@]}"
	if [ ${#left[@]} -gt 0 ]; then say "not run: ${left[*]}"; fi
	say "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}

# chosen_steps ALL... -- WANTED...: prints the wanted steps in the order of ALL, or all; refuses unknown names.
chosen_steps() {
	local -a all=()
	local name step found
	while [ "$1" != -- ]; do
		all+=("$1")
		shift
	done
	shift
	if [ $# -eq 0 ]; then
		printf '%s\n' "${all[@]}"
		return
	fi
	for name in "$@"; do
		found=0
		for step in "${all[@]}"; do if [ "$step" = "$name" ]; then found=1; fi; done
		if [ $found -eq 0 ]; then die "no step '$name'; there are: ${all[*]}"; fi
	done
	for step in "${all[@]}"; do
		for name in "$@"; do
			if [ "$step" = "$name" ]; then
				printf '%s\n' "$step"
				break
			fi
		done
	done
}
