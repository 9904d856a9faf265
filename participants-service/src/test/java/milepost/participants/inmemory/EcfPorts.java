package milepost.participants.inmemory;

import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.application.Persons;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.EcfPages;

/** The ports of what providers read in the early career framework over one kind of storage, for contracts that both kinds keep. */
record EcfPorts(String over, Persons persons, EcfDocuments documents, EcfPages pages) {

    static Stream<EcfPorts> all() {
        return Stream.of(memory(), postgres());
    }

    private static EcfPorts memory() {
        var service = new Alone().service;
        return new EcfPorts("memory", service.persons, service.ecfDocuments, service.ecfPages);
    }

    private static EcfPorts postgres() {
        return new EcfPorts("PostgreSQL", RunningService.bean(Persons.class), RunningService.bean(EcfDocuments.class), RunningService.bean(EcfPages.class));
    }

    @Override
    public String toString() {
        return over;
    }
}
