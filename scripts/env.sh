# Sourced by every script: where things lie, and which tools count.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/reshelf"
tools="$cache/tools"
target="wasm32-unknown-unknown"
mkdir -p "$cache"

export PATH="$tools/bin:$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"

has() { command -v "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$*" >&2; }
die() { say "reshelf: $*"; exit 1; }

# The version of a crate that Cargo.lock holds.
locked_version() {
    awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

first_of() {
    local name
    for name in "$@"; do
        if has "$name"; then command -v "$name"; return; fi
    done
}

chromium_path() { first_of chromium chromium-browser google-chrome-stable google-chrome; }

# To cargo, checkouts that share a target folder differ by nothing but their files' times, so that what another one built
# a minute ago would pass for this one's: the crate is compiled anew when the checkout changes.
build_in() {
    export CARGO_TARGET_DIR="$1"
    local owner="$CARGO_TARGET_DIR/checkout"
    [ "$(cat "$owner" 2>/dev/null)" != "$PWD" ] || return 0
    mkdir -p "$CARGO_TARGET_DIR"
    touch src/lib.rs
    echo "$PWD" >"$owner"
}

native() { build_in "$cache/native"; }

# Everything for the browser is built with one set of flags, the tests too, so that Burn compiles once. A panic stops the
# module without a message; RESHELF_PANIC=abort gives a failing browser test its words back, for ten minutes of compiling.
browser() {
    local simd="${1:-+simd128}"
    # A folder for each: cargo gives both cores one file name, and would compile each anew after the other.
    case "$simd" in
        +simd128) build_in "$cache/wasm" ;;
        *) build_in "$cache/wasm-scalar" ;;
    esac
    export RUSTC_BOOTSTRAP=1
    local panic="${RESHELF_PANIC:-immediate-abort}"
    export RUSTFLAGS="-Ctarget-feature=$simd -Zunstable-options -Cpanic=$panic -Zpanic-abort-tests"
    build_std=(-Zbuild-std=std,panic_abort,test -Zbuild-std-features=optimize_for_size)

    if [ -e "$cache/wasm-toolchain" ]; then
        RUSTUP_TOOLCHAIN="$(cat "$cache/wasm-toolchain")"
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$(debian_linker)"
        export RUSTUP_TOOLCHAIN CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
    fi
}

debian_llvm() { /usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p'; }
debian_linker() { echo "/usr/bin/wasm-ld-$(debian_llvm)"; }
