export { type InstallJobsOptions, installJobs } from './install.ts'
