package milepost.declarations.wiring;

import java.time.Clock;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.application.Rendering;
import milepost.declarations.messaging.BehindOthers;
import milepost.declarations.messaging.CopyOfTopic;
import milepost.declarations.messaging.OlderShapes;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Sweep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics this service follows, and the sweeps for what it may have missed. */
@Configuration(proxyBeanMethods = false)
class Following {

    @Bean
    Projection catalogue(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.catalogue", copies, declarations);
    }

    @Bean
    Projection participants(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.participants", copies, declarations);
    }

    @Bean
    Projection applications(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.applications", copies, declarations);
    }

    @Bean
    Projection enrolments(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.enrolments", copies, declarations);
    }

    @Bean
    Projection contracts(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.contracts", copies, declarations);
    }

    @Bean
    Projection statements(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.statements", copies, declarations);
    }

    @Bean
    Projection lines(CopiesOfOthers copies, ConvergeDeclarations declarations) {
        return new CopyOfTopic("milepost.lines", copies, declarations);
    }

    @Bean
    Sweep declarationsBehindOthers(ConvergeDeclarations declarations) {
        return new BehindOthers(declarations, Clock.systemUTC());
    }

    @Bean
    Sweep documentsOfOlderShape(ConvergeDeclarations declarations, Rendering rendering) {
        return new OlderShapes(declarations, rendering.shape());
    }
}
