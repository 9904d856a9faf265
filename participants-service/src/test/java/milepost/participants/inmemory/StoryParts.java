package milepost.participants.inmemory;

import milepost.participants.RunningService;
import milepost.participants.application.Catalogue;
import milepost.participants.application.ChangePerson;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.application.ecf.TurnDocuments;
import reactor.core.publisher.Mono;

/** What a story about transfers is told to, and what it looks at. */
record StoryParts(Register register, Catalogue catalogue, TransferTraining transfer, ChangeEcfTraining change,
                  ChangeTrainingRecord changeRecord, ChangePerson changePerson, TurnDocuments turn, EcfDocuments documents, EcfPages pages) {

    static StoryParts of(Alone alone) {
        var service = alone.service;
        var register = Register.over(service, new Transactions() {
            @Override
            public <T> Mono<T> run(Mono<T> work) {
                return alone.database.transactional(work);
            }
        });
        return new StoryParts(register, service.catalogue, service.transferTraining, service.changeEcfTraining, service.changeTrainingRecord,
                service.changePerson, service.turnDocuments, service.ecfDocuments, service.ecfPages);
    }

    static StoryParts ofTheRunningService() {
        return new StoryParts(Register.ofTheRunningService(), RunningService.bean(Catalogue.class), RunningService.bean(TransferTraining.class),
                RunningService.bean(ChangeEcfTraining.class), RunningService.bean(ChangeTrainingRecord.class), RunningService.bean(ChangePerson.class),
                RunningService.bean(TurnDocuments.class), RunningService.bean(EcfDocuments.class), RunningService.bean(EcfPages.class));
    }
}
