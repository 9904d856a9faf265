-- Providers look for declarations by delivery partner, the first or the second. Documents from before get theirs here, so that nothing is
-- missing from a filtered list meanwhile; what an older release still writes beside this one is of an older shape and is stored again.
ALTER TABLE declaration_documents ADD COLUMN delivery_partners uuid[] NOT NULL DEFAULT '{}';
UPDATE declaration_documents x SET delivery_partners = array_remove(ARRAY[d.delivery_partner_id, d.secondary_delivery_partner_id], NULL)
FROM declarations d WHERE d.id = x.declaration_id AND d.delivery_partner_id IS NOT NULL;
