/// The bytes of a share: entries, drafts, publishing and the trash.
package sampan.server.storage;
