/// The laws of the house that a machine can check, each with its reason, and the proof that each can be broken.
package sampan.app.laws;
