/** Loaded before every test file: our own logs and metrics would bury what Jest says. */
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
// Else each logger and each metric makes a console of its own.
process.env.POWERTOOLS_DEV ??= 'true';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
process.env.POWERTOOLS_TRACE_ENABLED ??= 'false';
// Else X-Ray's SDK watches every promise, although nothing is traced.
process.env.AWS_XRAY_MANUAL_MODE ??= 'true';
process.env.AWS_REGION ??= 'us-east-1';
process.env.AWS_ACCESS_KEY_ID ??= 'test';
process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
