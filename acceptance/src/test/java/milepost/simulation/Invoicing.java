package milepost.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.simulation.Step.Service;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceState.Accepted;
import milepost.statements.domain.invoice.InvoiceState.Matched;
import milepost.statements.domain.invoice.InvoiceState.Queried;
import milepost.statements.domain.invoice.InvoiceState.Rejected;
import milepost.statements.domain.invoice.InvoiceState.Superseded;
import milepost.statements.domain.invoice.WrittenBill;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import milepost.statements.inmemory.StatementsInMemory;

/** Invoices between the steps of a script: both providers send some, finance judges, and one of the two is paid by nothing else. */
final class Invoicing {

    private static final UUID INVOICING = Catalogue.PROVIDERS.getLast();
    private static final int NUMBERS = 300;

    private final World world;
    private final Asking asking;
    private final SplittableRandom random;
    /** What providers were told that it is taken. */
    private final Set<InvoiceId> taken = new LinkedHashSet<>();

    Invoicing(World world, long seed) {
        this.world = world;
        this.asking = new Asking(world);
        this.random = new SplittableRandom(seed ^ 0x1417);
    }

    /** Everybody has heard of it before anything happens. */
    void begin() {
        world.applications.command(() -> world.applications.service().putEntries.put(
                List.of(new LeadProvider(new LeadProviderId(INVOICING), "Birch Training Trust", false, true))));
        world.settle().ifPresent(moving -> {
            throw new IllegalStateException("the world does not come to rest: " + moving);
        });
    }

    /** Something about a statement that was cut off, where there is one. */
    void next() {
        List<Statement> closed = service().statements().stream().filter(statement -> statement.state() instanceof Payable).toList();
        int dice = random.nextInt(12);
        if (!closed.isEmpty() && dice < 4) {
            send(closed.get(random.nextInt(closed.size())));
        } else if (dice == 4) {
            judge(service().invoices());
        } else if (!closed.isEmpty() && dice == 5) {
            Statement statement = closed.get(random.nextInt(closed.size()));
            asking.on(Service.STATEMENTS, () -> service().authorise.run(statement.id(), true, asking.now()));
        }
    }

    /** Two of three say what the statement comes to; numbers come again. */
    private void send(Statement statement) {
        Figures figures = service().view(statement.id()).orElseThrow().figures();
        Money net = figures.net().plus(Money.ofPence(random.nextInt(3) == 0 ? random.nextInt(-2, 3) : 0));
        var bill = new WrittenBill("INV-" + random.nextInt(NUMBERS), "2024-11-26", net.toString(), figures.vat().toString(),
                net.plus(figures.vat()).toString());
        var request = new SubmitInvoice.Request(new InvoiceId(new UUID(random.nextLong(), random.nextLong())), statement.terms().leadProvider(),
                statement.id(), bill, asking.now());
        asking.on(Service.STATEMENTS, () -> service().submitInvoice.run(request)).ifPresent(outcome -> {
            if (outcome instanceof SubmitInvoice.Outcome.Taken(var invoice)) {
                taken.add(invoice.id());
            }
        });
    }

    private void judge(List<Invoice> invoices) {
        if (!invoices.isEmpty()) {
            InvoiceId id = invoices.get(random.nextInt(invoices.size())).id();
            JudgeInvoice judge = service().judgeInvoice;
            boolean accepts = random.nextBoolean();
            asking.on(Service.STATEMENTS, () -> accepts ? judge.accept(id, "Fine", asking.now()) : judge.reject(id, "Not fine", asking.now()));
        }
    }

    /** What does not hold once everything has come to rest. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>();
        List<Invoice> invoices = service().invoices();
        Set<String> numbers = new HashSet<>();
        invoices.stream().filter(invoice -> !numbers.add(invoice.leadProvider() + " " + invoice.bill().number()))
                .forEach(invoice -> wrongs.add("its number was used before: " + invoice));
        taken.stream().filter(id -> invoices.stream().noneMatch(invoice -> invoice.id().equals(id)))
                .forEach(id -> wrongs.add("it was acknowledged, and there is none: invoice " + id));
        service().statements().forEach(statement -> judge(statement, invoices, wrongs));
        return wrongs;
    }

    private void judge(Statement statement, List<Invoice> invoices, List<String> wrongs) {
        List<Invoice> standing = invoices.stream().filter(invoice -> invoice.statement().equals(statement.id()))
                .filter(invoice -> !(invoice.state() instanceof Superseded)).toList();
        if (standing.size() > 1) {
            wrongs.add("several stand: " + standing);
        }
        if (statement.isOpen() ? !standing.isEmpty() : standing.stream().anyMatch(invoice -> !isTrue(invoice, statement))) {
            wrongs.add("it is not what " + statement + " says: " + standing);
        }
        Optional<Invoice> settles = standing.stream().filter(invoice -> invoice.state() instanceof Matched || invoice.state() instanceof Accepted).findAny();
        if (statement.state() instanceof Paid && statement.terms().leadProvider().value().equals(INVOICING) && settles.isEmpty()) {
            wrongs.add("it was paid without an invoice: " + statement);
        }
    }

    /** Equal where it says so and different where it says that; what finance said is finance's. */
    private boolean isTrue(Invoice invoice, Statement statement) {
        Figures figures = service().view(statement.id()).orElseThrow().figures();
        boolean equal = invoice.bill().net().equals(figures.net()) && invoice.bill().vat().equals(figures.vat())
                && invoice.bill().gross().equals(figures.total());
        return switch (invoice.state()) {
            case Matched _ -> equal;
            case Queried _ -> !equal;
            case Accepted _ -> invoice.covers(figures);
            case Rejected _, Superseded _ -> true;
        };
    }

    /** How many statements of the provider that invoices were paid. */
    long paid() {
        return service().statements().stream().filter(statement -> statement.state() instanceof Paid
                && statement.terms().leadProvider().value().equals(INVOICING)).count();
    }

    private StatementsInMemory service() {
        return world.statements.service();
    }
}
