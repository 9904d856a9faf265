package milepost.declarations.application;

import milepost.declarations.domain.DeclarationId;

/** New ids. */
public interface Ids {

    DeclarationId declaration();
}
