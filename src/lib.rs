//! congbao turns Vietnam's official gazettes (Công báo) into data.

pub mod data;

pub mod decode;

pub mod lang;
pub mod normalize;

pub mod recognize;

pub mod verify;

pub mod write;
