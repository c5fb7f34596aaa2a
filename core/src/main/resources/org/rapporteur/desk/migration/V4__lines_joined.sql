-- A ruling on lines says which kind it is: until here all parted a telling from others.
UPDATE line_ruling SET json = json_object(
  'kind', 'PARTED',
  'one', json_array(json(json_extract(json, '$.telling'))),
  'other', json(json_extract(json, '$.others')));
