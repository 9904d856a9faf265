/** The declaration's HTTP edges: providers, operators, peers; its document, and the words of its refusals. */
@NullMarked
package milepost.declarations.http;

import org.jspecify.annotations.NullMarked;
