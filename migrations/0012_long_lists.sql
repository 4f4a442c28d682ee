CREATE INDEX audit_events_by_kind ON audit_events (kind);
CREATE INDEX audit_events_by_time ON audit_events (at);
CREATE INDEX people_by_name ON people (role = 'person', name, id);
CREATE INDEX vendors_by_name ON vendors (name, id);
CREATE INDEX outbox_failed ON outbox (due_at DESC, id) WHERE attempts > 0;
CREATE INDEX people_suspended ON people (role = 'person', name, id) WHERE suspended_at IS NOT NULL;
CREATE INDEX people_by_role ON people (role, name, id);
CREATE INDEX vendors_by_status ON vendors (status, name, id);
