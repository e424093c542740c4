"""Adds "Send with Sampan" to the menu of files and folders in Nautilus, where its Python extensions are installed."""

import locale
import subprocess

from gi.repository import GObject, Nautilus

WORDS = {"zh": "用 Sampan 发送"}


class SendWithSampan(GObject.GObject, Nautilus.MenuProvider):
    # Nautilus 43 and later gives the files; earlier ones a window before them.
    def get_file_items(self, *given):
        paths = [file.get_location().get_path() for file in given[-1]]
        if not paths or not all(paths):
            return []
        language = (locale.getlocale()[0] or "").split("_")[0]
        item = Nautilus.MenuItem(name="Sampan::send", label=WORDS.get(language, "Send with Sampan"))
        item.connect("activate", lambda _item: subprocess.Popen(["/usr/lib/sampan/Sampan", *paths]))
        return [item]
