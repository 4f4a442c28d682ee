DROP INDEX listings_by_vendor;
CREATE INDEX listings_by_vendor ON listings (vendor_id, state);
