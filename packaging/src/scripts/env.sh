# shellcheck shell=sh
# Sourced by run, test, soak and format, with $top set to the top of the project: what they ask of the machine.
# shellcheck source=packaging/src/launcher/boot/start.sh
: "${top:?}"
. "$top/packaging/src/launcher/boot/start.sh"

layout=$top/packaging/target/sampan
missing=

say() {
    echo "$*" >&2
}

# need PACKAGE COMMAND...: the Debian package is missing where the command fails.
need() {
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

library() {
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -q "$1"
}

font_for() {
    fc-list ":lang=$1" | grep -q .
}

need_window() {
    [ "$(uname -s)" = Linux ] || return 0
    need libgtk-3-0 library libgtk-3.so.0
    need libgl1 library libGL.so.1
    need libxtst6 library libXtst.so.6
    need libxxf86vm1 library libXxf86vm.so.1
    need fontconfig command -v fc-list
    need fonts-dejavu-core font_for en
    need fonts-wqy-microhei font_for zh
}

need_display() {
    [ "$(uname -s)" = Linux ] || return 0
    need xvfb command -v Xvfb
    need xauth command -v xauth
    # The program that drops files onto the window from outside.
    need 'python3-gi gir1.2-gtk-3.0' /usr/bin/python3 -c 'import gi; gi.require_version("Gtk", "3.0"); from gi.repository import Gtk'
}

# Installs the missing packages, finds Maven and JDK 25, or says in a sentence what to install.
prepare() {
    need maven command -v mvn
    if [ -n "$missing" ]; then
        install_missing || {
            say "These Debian packages are needed and could not be installed:$missing"
            exit 1
        }
        missing=
    fi
    find_java jdk || {
        say "$java_advice"
        exit 1
    }
    # Maven itself may run on an older Java; by this name it finds the JDK to build with, wherever that is.
    export JAVA25_HOME="$java_home"
    if [ -z "${JAVA_HOME-}" ] && ! command -v java >/dev/null; then
        export JAVA_HOME="$java_home"
    fi
}

install_missing() {
    command -v apt-get >/dev/null || return 1
    say "Installing:$missing"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root=sudo
        [ -t 0 ] || as_root='sudo -n'
    fi
    # The words are split on purpose: a command, and names of packages.
    # shellcheck disable=SC2086
    $as_root apt-get update -qq >/dev/null && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
}

# Runs Maven quietly and with UTF-8 names, for what its messages are worth on standard error.
maven() (
    speak_utf8
    cd "$top" || exit
    mvn -B -ntp -q -Dstyle.color=never "$@" </dev/null >&2
)

# Builds the portable layout if a source is newer than the last build; a file deleted or added makes its folder newer.
build() {
    built=$top/packaging/target/built
    if [ -e "$built" ] && [ -x "$layout/bin/sampan" ] && [ -z "$(cd "$top" && find pom.xml ./*/pom.xml ./*/src/main packaging/src/launcher -newer "$built" | head -n 1)" ]; then
        return
    fi
    say 'Building Sampan (the first time takes a minute or two)'
    mkdir -p "$top/packaging/target"
    touch "$built.next"
    maven package -Dmaven.test.skip=true
    mv "$built.next" "$built"
}

# Starts an X server of our own with a cookie of our own, and points DISPLAY at it; stop_displays ends it.
start_display() {
    start_displays 1
}

# As many X servers, the last digit of their numbers 1 and more: DISPLAY is the first, displays what precedes that digit.
start_displays() {
    [ "$(uname -s)" = Linux ] || return 0
    screen=$(mktemp -d)
    export XAUTHORITY="$screen/authority"
    : >"$XAUTHORITY"
    tens=1
    until start_servers "$1"; do
        if [ $tens -ge 99 ]; then
            cat "$screen"/log* >&2
            say 'Xvfb did not start'
            exit 1
        fi
        stop_servers
        tens=$((tens + 1))
    done
    displays=:$tens
    export DISPLAY="${displays}1"
    unset WAYLAND_DISPLAY
}

# Starts so many of the ten servers of $tens, or fails where another has such a number. No key repeats itself on them: a
# busy machine is slow to let one go.
start_servers() {
    one=0
    while [ $one -lt "$1" ]; do
        one=$((one + 1))
        Xvfb ":$tens$one" -r -displayfd 3 -screen 0 1400x900x24 -nolisten tcp -auth "$XAUTHORITY" \
            3>"$screen/number$one" 2>"$screen/log$one" &
        servers="${servers-} $!"
        await_server "$one" $! || return 1
        xauth -q add ":$tens$one" . "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" 2>/dev/null
    done
}

# Waits until a server accepts connections; fails if it ends instead.
await_server() {
    waited=0
    until [ -s "$screen/number$1" ]; do
        if [ $waited -ge 300 ] || ! kill -0 "$2" 2>/dev/null; then
            return 1
        fi
        sleep 0.1
        waited=$((waited + 1))
    done
}

stop_servers() {
    for server in ${servers-}; do
        kill "$server" 2>/dev/null || :
        wait "$server" 2>/dev/null || :
    done
    servers=
}

stop_displays() {
    [ -n "${screen-}" ] || return 0
    stop_servers
    rm -rf "$screen"
    screen=
}

# What was measured on, in a line.
machine() {
    processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
    cores=$(getconf _NPROCESSORS_ONLN)
    memory=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo 2>/dev/null)
    disk=$(df -T "$top" 2>/dev/null | awk 'NR == 2 { print $2 }')
    version=$("$java_home/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
    echo "${processor:-$(uname -m)}, $cores cores, $((${memory:-0} / 1048576)) GB, ${disk:-unknown} file system, $(uname -s) $(uname -r), JDK $version"
}
