package io.signalstack.worker.application;

/** What is kept for one partition, in one transaction with what is published. */
public record PartitionStores(PipelineStore pipelines, AnnotationStore annotations, QuarantineStore quarantine) {}
