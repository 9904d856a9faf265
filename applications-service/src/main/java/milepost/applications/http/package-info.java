/**
 * The routes of applications-service: the provider API's applications, intake, and the operators' catalogue; and the document in
 * which a provider sees an application.
 */
@NullMarked
package milepost.applications.http;

import org.jspecify.annotations.NullMarked;
