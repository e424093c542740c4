"""Does what Nautilus does with an extension: asks it for its line in the menu of some files, and chooses that line.

python3 nautilus.py EXTENSION.py FILE... prints the line's label and ends as what it started ends.
"""

import runpy
import subprocess
import sys
import types


class Line:
    def __init__(self, name, label):
        self.label = label
        self.chosen = None

    def connect(self, signal, chosen):
        assert signal == "activate"
        self.chosen = chosen


class File:
    def __init__(self, path):
        self.path = path

    def get_location(self):
        return self

    def get_path(self):
        return self.path


def stand_in():
    repository = types.ModuleType("gi.repository")
    repository.GObject = types.SimpleNamespace(GObject=type("GObject", (), {}))
    repository.Nautilus = types.SimpleNamespace(MenuProvider=type("MenuProvider", (), {}), MenuItem=Line)
    sys.modules["gi"] = types.ModuleType("gi")
    sys.modules["gi.repository"] = repository


stand_in()
extension = runpy.run_path(sys.argv[1])
provider = next(thing() for thing in extension.values() if hasattr(thing, "get_file_items"))
files = [File(path) for path in sys.argv[2:]]
(line,) = provider.get_file_items(files)
assert provider.get_file_items("window", files)[0].label == line.label
assert provider.get_file_items([File(None)]) == []
print(line.label)
started = []
real = subprocess.Popen
subprocess.Popen = lambda command: started.append(real(command))
line.chosen(line)
sys.exit(started[0].wait(60))
