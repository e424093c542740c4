# shellcheck shell=sh
# Sourced by soak: proves the packages in a clean Debian beside this one, in which there is no Java, as a person who has
# no special rights. Needs to be root, for that and for nothing else.
: "${top:?}"

packages=$top/packaging/target/installer/packages
proof=$top/packaging/target/installed
clean=${SAMPAN_CLEAN_ROOT:-$proof/root}
display=

need_clean_root() {
    need debootstrap test -x /usr/sbin/debootstrap
    need rpm command -v rpmbuild
    need lintian command -v lintian
    need desktop-file-utils command -v desktop-file-validate
    need appstream command -v appstreamcli
    need fakeroot command -v fakeroot
    need binutils command -v strip
}

step() {
    say "$(date +%H:%M:%S) $*"
}

broken() {
    say "The proof ends here: $*"
    exit 1
}

# A small Debian from wherever this one gets its packages.
make_clean_root() {
    if [ ! -e "$clean/etc/debian_version" ]; then
        step "making a clean Debian in $clean"
        # shellcheck disable=SC2016
        mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | sort | uniq -c | sort -rn | awk 'NR == 1 { print $2 }')
        mkdir -p "$clean"
        # shellcheck disable=SC1091
        debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$clean" "$mirror" >&2
    fi
    # Java asks on which mounted system a file is, so there must be one.
    mountpoint -q "$clean" || mount --bind "$clean" "$clean"
    mountpoint -q "$clean/proc" || mount -t proc proc "$clean/proc"
    inside 'apt-get purge -y -qq sampan >/dev/null 2>&1 || :; apt-get update -qq; id sailor >/dev/null 2>&1 || useradd --create-home sailor'
    rm -rf "$clean/home/sailor"
    inside 'cp -r /etc/skel /home/sailor; chown -R sailor: /home/sailor'
}

# Runs this as root, or as the person, in the clean system; nothing of this system's environment is there.
inside() {
    chroot "$clean" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sh -euc "$1"
}

sailor() {
    chroot --userspec=sailor "$clean" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/sailor LC_ALL=C.UTF-8 ${display:+DISPLAY="$display"} ${display:+XAUTHORITY=/home/sailor/.Xauthority} sh -euc "cd; $1"
}

# The same with another version number and one file more: what was there before.
make_previous() {
    old=$proof/previous
    rm -rf "$old" "$old.deb"
    dpkg-deb -R "$1" "$old"
    sed -i 's/^Version: .*/Version: 0.0.9-1/' "$old/DEBIAN/control"
    touch "$old/usr/lib/sampan/of-the-previous-version"
    dpkg-deb -Zgzip -z1 --root-owner-group -b "$old" "$old.deb" >/dev/null
    rm -rf "$old"
}

put_in() {
    cp "$1" "$clean/tmp/$2"
    inside "apt-get install -y -qq --no-install-recommends $3 /tmp/$2 >/dev/null; rm /tmp/$2"
}

# Hosts ~/share as the person, in the background; host_link is the link.
start_host() {
    rm -f "$clean/home/sailor/host.out"
    sailor "exec $1/sampan host share --port 0 >host.out 2>/dev/null" &
    host=$!
    waited=0
    until grep -q '^link ' "$clean/home/sailor/host.out" 2>/dev/null; do
        [ $waited -lt 300 ] || broken 'the host printed no link'
        sleep 0.2
        waited=$((waited + 1))
    done
    host_link=$(sed -n 's/^link //p' "$clean/home/sailor/host.out")
}

stop_host() {
    [ -n "${host-}" ] || return 0
    # What the person's processes are: their root is the clean system.
    for process in $(people); do
        kill "$process" 2>/dev/null || :
    done
    wait "$host" 2>/dev/null || :
    host=
}

# The processes of the clean system that are a Sampan.
people() {
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/root" 2>/dev/null)" = "$clean" ] && grep -qa 'sampan.app' "$process/cmdline" 2>/dev/null; then
            echo "${process#/proc/}"
        fi
    done
}

resident() {
    awk '/^VmRSS/ { print int($2 / 1000) }' "/proc/$1/status"
}

colours() {
    "$java_home/bin/java" -Djava.awt.headless=true "$top/packaging/src/installed/Screenshot.java" "$screen/Xvfb_screen0" "$1"
}

# Waits until the display shows more than a blank screen, and keeps a picture of it.
await_window() {
    waited=0
    until [ "$(colours "$1")" -gt 40 ]; do
        [ $waited -lt 60 ] || broken "nothing was to be seen; the picture is $1"
        sleep 1
        waited=$((waited + 1))
    done
    sleep 3
    colours "$1" >/dev/null
}

check_files() {
    deb=$1
    rpm=$2
    step 'looking at the packages'
    lintian --allow-root --fail-on error "$deb" >"$proof/lintian.txt" || broken "lintian: $(grep '^E' "$proof/lintian.txt")"
    files=$proof/files
    rm -rf "$files"
    dpkg-deb -x "$deb" "$files"
    desktop-file-validate "$files/usr/share/applications/io.github.sampan.Sampan.desktop"
    appstreamcli validate --no-net "$files/usr/share/metainfo/io.github.sampan.Sampan.metainfo.xml" >/dev/null
    (cd "$files" && find usr ! -type d | sed 's,^,/,' | sed 's,zsh/vendor-completions,zsh/site-functions,' | grep -v lintian | sort) >"$proof/deb.files"
    rpm -qp --dump "$rpm" 2>/dev/null | awk '$5 !~ /^04/ { print $1 }' | sort >"$proof/rpm.files"
    diff "$proof/deb.files" "$proof/rpm.files" >&2 || broken 'the rpm does not hold what the deb does'
    sum=$(sha256sum <"$files/usr/lib/sampan/lib/runtime/lib/modules")
    rpm -qp --dump "$rpm" 2>/dev/null | grep -q "/lib/modules .* ${sum%% *} " || broken 'the rpm has other modules'
    ! find "$files" -name '*.dll' -o -name '*.dylib' -o -name '*.jnilib' | grep . || broken 'there are libraries of other systems'
    (cd "$packages" && sha256sum --quiet --check SHA256SUMS-*)
    rm -rf "$files"
}

check_words() {
    step 'comparing manual and completion with the commands'
    for command in $(sailor 'sampan --help' | sed -n 's/^  \([a-z]*\)  .*/\1/p' | grep -v sampan); do
        zcat "$clean/usr/share/man/man1/sampan.1.gz" | grep -q "^.SS sampan $command" || broken "the manual has nothing about $command"
        options=$(sailor "sampan $command --help" | sed -n 's/^ *\(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p')
        said=$(bash -c ". '$clean/usr/share/bash-completion/completions/sampan'; COMP_WORDS=(sampan $command --); COMP_CWORD=2; _sampan 2>/dev/null; printf '%s\n' \"\${COMPREPLY[@]}\"")
        [ "$(echo "$options" | sort)" = "$(echo "$said" | sort)" ] || broken "bash completes something else behind $command: $said"
    done
}

# What a file manager would start, with the person's file, while a window is open.
send_from_menus() {
    exec=$(sed -n 's/^Exec=//p' "$clean/usr/share/kio/servicemenus/io.github.sampan.send.desktop")
    sailor "timeout 60 $(echo "$exec" | sed "s,%F,'mine/照片 1.txt' mine,")"
    cp "$top/packaging/src/installed/nautilus.py" "$clean/tmp/nautilus.py"
    label=$(sailor 'python3 /tmp/nautilus.py /usr/share/nautilus-python/extensions/sampan.py "/home/sailor/mine/照片 1.txt"')
    rm "$clean/tmp/nautilus.py"
    [ "$label" = 'Send with Sampan' ] || broken "the menu says: $label"
}

check_units() {
    step 'reading the units as systemd does'
    # shellcheck disable=SC2016
    said=$(sailor 'mkdir -p run; XDG_RUNTIME_DIR=$PWD/run systemd-analyze verify --user --man=no /usr/lib/systemd/user/sampan-*.service 2>&1; rm -r run') || broken "systemd does not take a unit: $said"
    [ -z "$said" ] || broken "systemd says of the units: $said"
}

prove() {
    mkdir -p "$proof"
    [ "$(id -u)" -eq 0 ] || broken 'a clean system needs root'
    deb=$(ls "$packages"/*.deb)
    check_files "$deb" "$(ls "$packages"/*.rpm)"
    make_clean_root
    inside '! command -v java && ! command -v mvn'
    make_previous "$deb"

    step 'installing the previous version'
    put_in "$proof/previous.deb" previous.deb 'xdg-utils desktop-file-utils fonts-dejavu-core fonts-wqy-microhei systemd python3 rpm'
    sailor 'mkdir share mine; head -c 3000000 /dev/urandom >mine/a.bin; head -c 60000000 /dev/urandom >mine/large.bin; echo 你好 >"mine/照片 1.txt"'
    start_host /usr/bin
    sailor "sampan trust '$host_link' --as office >/dev/null"
    step 'breaking a transfer in the middle'
    sailor 'sampan put -q --limit 10M mine/large.bin office:/share' &
    put=$!
    sleep 4
    for process in $(people); do
        ! grep -qa large.bin "/proc/$process/cmdline" || kill -9 "$process"
    done
    ! wait "$put" || broken 'the transfer ended before it was killed'

    step 'upgrading'
    host_port=${host_link#*://}
    host_port=${host_port%%/*}
    stop_host
    began=$(date +%s)
    put_in "$deb" sampan.deb ''
    took=$(($(date +%s) - began))
    [ ! -e "$clean/usr/lib/sampan/of-the-previous-version" ] || broken 'the previous version left something'
    version=$(sailor 'sampan --version')
    sailor "exec sampan host share --port ${host_port##*:} >host.out 2>/dev/null" &
    host=$!
    sleep 3
    sailor 'sampan ls office:/ | grep -q share'
    sleep 10
    idle=$(for process in $(people); do resident "$process"; done)
    step 'going on where it was broken'
    summary=$(sailor 'sampan put --json mine/large.bin office:/share' | tail -n 1)
    saved=$(echo "$summary" | sed 's/.*"saved":\([0-9]*\).*/\1/')
    [ "${saved:-0}" -gt 1000000 ] || broken "nothing was there already: $summary"
    step 'a put and a get'
    sailor 'sampan put -q mine/a.bin "mine/照片 1.txt" office:/share; mkdir home; sampan get -q office:/share --to home; diff -r mine home/share'
    check_words
    check_units

    step 'opening the window by a link'
    screen=$(mktemp -d)
    start_framed_display
    new=$(sed -n 's/^link //p' "$clean/home/sailor/host.out")
    sailor "xdg-mime query default x-scheme-handler/sampan" | grep -qx io.github.sampan.Sampan.desktop || broken 'links are not ours'
    sailor "exec xdg-open '$new'" &
    opened=$!
    await_window "$proof/window.png"
    waited=0
    until is_visited "${host_port##*:}"; do
        [ $waited -lt 60 ] || broken 'the window did not go where the link leads'
        sleep 0.5
        waited=$((waited + 1))
    done
    step 'following it again, and sending a file from outside'
    sailor "timeout 60 xdg-open '$new'; timeout 60 /usr/lib/sampan/Sampan 'mine/照片 1.txt'"
    send_from_menus
    [ "$(people | wc -l)" -eq 2 ] || broken "there is more than the host and one window: $(people)"
    sleep 2
    colours "$proof/window-send.png" >/dev/null
    stop_host
    wait "$opened" 2>/dev/null || :

    step 'running the archive where nobody may write'
    tar -xzf "$packages"/sampan-*.tar.gz -C "$clean/home/sailor"
    mv "$clean/home/sailor/Sampan" "$clean/home/sailor/我的 小船"
    chmod -R a-w "$clean/home/sailor/我的 小船"
    inside 'apt-get purge -y -qq sampan >/dev/null'
    sailor '"./我的 小船/bin/sampan" --version' | grep -qx "$version" || broken 'the archive says something else'
    start_host "'/home/sailor/我的 小船/bin'"
    sailor "mkdir again; '/home/sailor/我的 小船/bin/sampan' get -q '$host_link' --to again; diff -r mine again/share"
    sailor "exec '/home/sailor/我的 小船/Sampan' '$host_link'" &
    opened=$!
    sleep 2
    await_window "$proof/window-portable.png"
    stop_host
    wait "$opened" 2>/dev/null || :
    rm -rf "$clean/home/sailor/我的 小船"

    step 'installing the rpm, and removing it'
    cp "$packages"/*.rpm "$clean/tmp/sampan.rpm"
    # What it wants is called otherwise here than where it is made for, and is there.
    inside 'rpm --install --nodeps /tmp/sampan.rpm; rm /tmp/sampan.rpm; rpm --verify --nodeps sampan'
    sailor 'sampan --version' | grep -qx "$version" || broken 'the rpm says something else'
    start_host /usr/bin
    sailor "mkdir once; sampan get -q '$host_link' --to once; diff -r mine once/share"
    stop_host
    inside 'rpm --erase sampan'

    step 'looking for what was left behind'
    left=$(inside 'find / -xdev \( -path /proc -o -path /home -o -path /var/lib/apt -o -path /var/cache/apt -o -path /var/log \) -prune -o -iname "*sampan*" -print')
    [ -z "$left" ] || broken "this is still there: $left"
    sailor 'test -s .config/sampan/trusted.json && test -s .local/share/sampan/queue.db' || broken "the person's own data is gone"

    {
        echo '| what | found | goal |'
        echo '|---|--:|--:|'
        echo "| \`.deb\` | $(($(stat -c %s "$deb") / 1000000)) MB | 45 MB |"
        echo "| installed | $(($(dpkg-deb -f "$deb" Installed-Size) * 1024 / 1000000)) MB | 190 MB |"
        echo "| upgrade by apt | $took s | |"
        echo "| a host at rest, resident | $idle MB | 80 MB |"
        echo "| of 60 MB after the upgrade there already | $((saved / 1000000)) MB | |"
    } >"${table:?}"
}

# Whether somebody has a connection to this port.
is_visited() {
    grep -qs "^ *[0-9]*: [0-9A-F]*:[0-9A-F]* [0-9A-F]*:$(printf %04X "$1") 01" /proc/net/tcp /proc/net/tcp6
}

# A display whose screen is also a file, and to which the person in the clean system has the key.
start_framed_display() {
    number=70
    while [ -e "/tmp/.X11-unix/X$number" ]; do
        number=$((number + 1))
    done
    display=:$number
    key=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    : >"$screen/authority"
    xauth -q -f "$screen/authority" add "$display" . "$key" 2>/dev/null
    Xvfb "$display" -r -screen 0 1400x900x24 -nolisten tcp -fbdir "$screen" -auth "$screen/authority" 2>"$screen/log" &
    # What stop_displays ends.
    # shellcheck disable=SC2034
    servers=$!
    cp "$screen/authority" "$clean/home/sailor/.Xauthority"
    inside 'chown sailor: /home/sailor/.Xauthority'
    sleep 2
}

end_proof() {
    stop_host
    for process in $(people); do
        kill "$process" 2>/dev/null || :
    done
    stop_displays
    sleep 1
    umount "$clean/proc" 2>/dev/null || :
    umount "$clean" 2>/dev/null || :
}
