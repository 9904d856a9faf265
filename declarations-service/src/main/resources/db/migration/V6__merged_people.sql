-- People's ids are merged: what stood under one id belongs to another from then on (decision D14).
ALTER TABLE participants ADD COLUMN id_changes jsonb;
CREATE INDEX participants_by_survivor ON participants (retired_into) WHERE retired_into IS NOT NULL;

-- Whom an id stands for after every merge. Records that come out of order can form a circle for a moment; it is left in the end.
CREATE FUNCTION survivor_of(participant uuid) RETURNS uuid STABLE LANGUAGE sql BEGIN ATOMIC
    WITH RECURSIVE path (id, hops) AS (
        SELECT participant, 0
        UNION ALL
        SELECT p.retired_into, path.hops + 1 FROM path JOIN participants p ON p.id = path.id
        WHERE p.retired_into IS NOT NULL AND path.hops < 32)
    SELECT path.id FROM path ORDER BY path.hops DESC LIMIT 1;
END;

-- Everybody's ids who is this participant: by id, by merges or by verified TRN, however many of them lie between.
CREATE OR REPLACE FUNCTION same_person(participant uuid) RETURNS SETOF uuid STABLE LANGUAGE sql ROWS 2 BEGIN ATOMIC
    WITH RECURSIVE same (id) AS (
        SELECT participant
        UNION
        SELECT other.id FROM same JOIN participants one ON one.id = same.id CROSS JOIN LATERAL (
            SELECT twin.id FROM participants twin WHERE twin.trn = one.trn
            UNION ALL
            SELECT merged.id FROM participants merged WHERE merged.retired_into = one.id
            UNION ALL
            SELECT one.retired_into WHERE one.retired_into IS NOT NULL) other)
    SELECT same.id FROM same;
END;
