# shellcheck shell=sh
# Sourced by bin/sampan, and by the scripts that build Sampan: finds Java 25 and sees to a UTF-8 locale.

# What to tell a person who has no such Java; read by those who source this file.
# shellcheck disable=SC2034
java_advice='Java 25 is needed and was not found: install a JDK 25 (for example the package temurin-25-jdk or openjdk-25-jdk), or set JAVA_HOME to one'

# Sets java_home: "find_java any" to the first Java of version 25 or newer, "find_java jdk" to the first JDK 25.
find_java() {
    if [ -x /usr/libexec/java_home ]; then
        mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null || :)
    fi
    path=$(command -v java || :)
    if [ -n "$path" ]; then
        path=$(readlink -f "$path" || :)
        path=${path%/bin/java}
    fi
    for java_home in "${JAVA_HOME-}" "$path" /usr/lib/jvm/* "${mac-}" "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/*; do
        java_serves "$1" && return
    done
    return 1
}

# Asks the file every Java carries instead of starting it: that would double the time to start.
java_serves() {
    [ -x "$java_home/bin/java" ] && [ -r "$java_home/release" ] || return 1
    version=
    while IFS='="' read -r key _ value _; do
        [ "$key" != JAVA_VERSION ] || version=${value%%[!0-9]*}
    done <"$java_home/release"
    case $1 in
        jdk) [ "${version:-0}" -eq 25 ] && [ -x "$java_home/bin/javac" ] ;;
        *) [ "${version:-0}" -ge 25 ] ;;
    esac
}

# Where the locale is not UTF-8, Java cannot name a file 照片 at all. C.UTF-8 is everywhere, but it hides the person's
# language, so that is read first and handed on in $person. "speak_utf8 plainly" does it in every locale: Java passes on
# the system's sentences, such as "No space left on device", which are read to find out what failed, so they must be
# the system's own. A window keeps the person's locale, for what the desktop draws in it and for input methods.
speak_utf8() {
    person=
    [ "$(uname -s)" != Darwin ] || return 0
    if [ "${1-}" != plainly ]; then
        case $(locale charmap 2>/dev/null || :) in
            [Uu][Tt][Ff]-8 | [Uu][Tt][Ff]8) return ;;
        esac
    fi
    spoken=${LC_ALL:-${LC_MESSAGES:-${LANG-}}}
    spoken=${spoken%%[.@]*}
    case $spoken in
        '' | C | POSIX | *[!A-Za-z_]*) ;;
        *_*) person="-Duser.language=${spoken%%_*} -Duser.region=${spoken#*_}" ;;
        *) person="-Duser.language=$spoken" ;;
    esac
    # LANGUAGE translates sentences even for C.UTF-8.
    unset LANGUAGE
    export LC_ALL=C.UTF-8
}
