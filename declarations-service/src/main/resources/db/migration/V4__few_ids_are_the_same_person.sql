-- Left alone, the planner takes a function for one that answers a thousand rows, and reads all participants to find two of them.
ALTER FUNCTION same_person(uuid) ROWS 2;
