/// The queue: batches in an order, some under way and others waiting, that survives quitting, crashing and
/// restarting; and the record that a terminal command keeps of itself beside it.
package sampan.app.transfer.queue;
