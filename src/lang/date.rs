//! Dates and periods as Vietnamese documents print them → ISO 8601 and EDTF.
