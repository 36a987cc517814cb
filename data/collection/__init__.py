"""Monthly returns of the projects: forms out, returns in, and who still owes one."""
