package milepost.participants.application.ecf;

import milepost.participants.domain.ecf.TrainingRecordId;

/** Ids for training records that came without one. */
public interface NewRecordIds {

    TrainingRecordId trainingRecord();
}
