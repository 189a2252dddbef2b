/** 一覧: which items a paper names in its list of all there are, so that those which only other papers name can be told. */
export const sql0010 = /* sql */ `
create table item_listing (
  body text collate "C" not null references body,
  document text collate "C" not null,
  item text collate "C" not null,
  primary key (body, document, item),
  foreign key (body, document) references document (body, id),
  foreign key (body, item) references item (body, id)
);
create index item_listing_by_item on item_listing (body, item);
`
