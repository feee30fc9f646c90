"""What Django's Vietnamese formats leave out."""

NUMBER_GROUPING = 3  # 10.000 where a template asks for groups (`intcomma`)
