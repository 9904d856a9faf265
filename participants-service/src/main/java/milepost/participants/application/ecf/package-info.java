/**
 * What participants-service can do for the early career framework, one class per use case, with the ports each needs beside it. As in
 * the package above: facts are loaded, the domain decides, the outcome is stored in one transaction; no framework but Reactor.
 */
@NullMarked
package milepost.participants.application.ecf;

import org.jspecify.annotations.NullMarked;
