-- one database per service, as ./run makes them
CREATE DATABASE milepost_gateway;
CREATE DATABASE milepost_applications;
CREATE DATABASE milepost_participants;
CREATE DATABASE milepost_declarations;
CREATE DATABASE milepost_statements;
