package milepost.applications.application;

import milepost.applications.domain.ApplicationId;

/** Where new identities come from. */
public interface NewIds {

    ApplicationId application();
}
