// Loaded before the service, it ends it at the first request to stop: what a service without draining does.
process.on('SIGTERM', () => process.exit(0))
