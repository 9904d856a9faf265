-- A statement is added up in groups; its refunds and what was voided on it are few, and found without reading all its lines.
CREATE INDEX line_not_earning ON line (statement_id) WHERE kind = 'refund' OR status = 'voided';
