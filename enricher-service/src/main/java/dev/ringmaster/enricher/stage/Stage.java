package dev.ringmaster.enricher.stage;

/** One step of building a prompt: it adds blocks to what the steps before it gathered. */
interface Stage {

    Draft apply(Draft draft);
}
