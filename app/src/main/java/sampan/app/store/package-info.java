/// What Sampan remembers on this computer: where its files live, settings, trusted hosts. Small JSON files,
/// read strictly, written durably, shared safely between the window and terminal commands that run beside it.
package sampan.app.store;
