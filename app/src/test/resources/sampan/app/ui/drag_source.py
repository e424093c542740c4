"""A window of another program from which the named files can be dragged. Says on its output how far it is."""
import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


def main(files):
    uris = [pathlib.Path(name).as_uri() for name in files]
    window = Gtk.Window(title="files")
    window.set_default_size(220, 140)
    handle = Gtk.EventBox()
    handle.add(Gtk.Label(label="files"))
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    handle.drag_source_add_uri_targets()
    handle.connect("drag-begin", lambda *_: say("dragging"))
    handle.connect("drag-data-get", lambda _w, _c, selection, _i, _t: selection.set_uris(uris))
    window.add(handle)
    window.connect("map-event", lambda *_: say("shown"))
    window.move(1120, 100)
    window.show_all()
    window.move(1120, 100)
    Gtk.main()


main(sys.argv[1:])
