//! congbao turns Vietnam's official gazettes (Công báo) into data.

pub mod data;

pub mod lang;
pub mod normalize;
pub mod outline;

pub mod recognize;
