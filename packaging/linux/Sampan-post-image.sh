#!/bin/sh
# jpackage calls this when the package's tree is not packed yet. It has taken over no more of the application than it
# knows of itself, so all of it is laid there, and what lies elsewhere in the system, put together by the build in @ROOT@.
set -eu
home=${JpAppImageDir:?}/usr/lib/sampan
cp -a '@IMAGE@/.' "$home/"
cp -a '@ROOT@/.' "$JpAppImageDir/"
# What jpackage's own launcher reads, which is not used here.
rm -rf "$home/lib/app"
