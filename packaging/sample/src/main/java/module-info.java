/// A program that serves a folder.
module example.folderserver {
    requires sampan.server;
}
