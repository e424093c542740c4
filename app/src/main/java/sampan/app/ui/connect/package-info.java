/// Reaching a host: the address field, and the places one can go to.
package sampan.app.ui.connect;
