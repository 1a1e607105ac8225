//! Five services together: a project is looked up, a network, a disk and a server are made, everything is listed, and
//! all of it is cleaned up again, also where a step failed.
//!
//! `cargo run --example workplace --features ecs,evs,iam,mrs,vpc`, with credentials in the environment.
#![allow(unreachable_pub, clippy::missing_errors_doc, reason = "a test calls the functions as well")]

use huaweicloud_client::core::{Poll, Response};
use huaweicloud_client::ecs::v1::attach_server_volume::VolumeAttachment;
use huaweicloud_client::ecs::v1::create_post_paid_servers::{Nic, RootVolume, Server};
use huaweicloud_client::ecs::v1::delete_servers;
use huaweicloud_client::ecs::v1::{
    AttachServerVolume, CreatePostPaidServers, DeleteServers, ListServersDetails,
};
use huaweicloud_client::evs::v2::{DeleteVolume, ListVolumes};
use huaweicloud_client::evs::v2_1::CreateVolume;
use huaweicloud_client::evs::v2_1::create_volume::Volume;
use huaweicloud_client::iam::v3::KeystoneListProjects;
use huaweicloud_client::mrs::v1_1::ListClusters;
use huaweicloud_client::vpc::v1::create_subnet::Subnet;
use huaweicloud_client::vpc::v1::create_vpc::Vpc;
use huaweicloud_client::vpc::v1::{CreateSubnet, CreateVpc, DeleteSubnet, DeleteVpc, ShowSubnet};
use huaweicloud_client::{Client, Error, ecs, evs};

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const REGION: &str = "cn-north-4";
const ZONE: &str = "cn-north-4a";

#[tokio::main]
async fn main() -> Result {
    let client = Client::builder().region(REGION).build()?;
    let client = client.with_project(project_id(&client).await?);
    let mut place = Workplace::default();
    let made = place.make(&client, "an-image-id").await;
    println!("{:#?}", inventory(&client).await?);
    place.clean_up(&client).await?;
    made
}

/// The project of the region, which has its name.
pub async fn project_id(client: &Client) -> Result<String> {
    let mut projects = KeystoneListProjects::new().name(REGION).items(client);
    let project = projects.next().await?.ok_or("there is no such project")?;
    Ok(project.id.ok_or("the project has no ID")?)
}

/// What has been made so far, by ID.
#[derive(Debug, Default)]
pub struct Workplace {
    vpc: Option<String>,
    subnet: Option<String>,
    volume: Option<String>,
    server: Option<String>,
}

impl Workplace {
    /// Makes a network, a disk, and a server that has both.
    pub async fn make(&mut self, client: &Client, image: &str) -> Result {
        let vpc = Vpc::new().name("workplace").cidr("192.168.0.0/16");
        let made = CreateVpc::new().vpc(vpc).send(client).await?.into_inner();
        let vpc = made.vpc.and_then(|vpc| vpc.id).ok_or("the VPC has no ID")?;
        self.vpc = Some(vpc.clone());

        let subnet = Subnet::new().name("desk").cidr("192.168.0.0/24").gateway_ip("192.168.0.1").vpc_id(&vpc);
        let made = CreateSubnet::new().subnet(subnet).send(client).await?.into_inner();
        let subnet = made.subnet.and_then(|subnet| subnet.id).ok_or("the subnet has no ID")?;
        self.subnet = Some(subnet.clone());
        client.poll(ShowSubnet::new(&subnet)).until_ok(ShowSubnet::is_subnet_active).await?;

        let disk = Volume::new().name("drawer").availability_zone(ZONE).volume_type("SSD").size(40);
        let job = CreateVolume::new().volume(disk).send(client).await?.into_inner().job_id;
        let done = disk_job(client, job)?.until_ok(evs::v1::ShowJob::is_job_succeeded).await?;
        let volume = disk_of(done.into_inner()).ok_or("the disk has no ID")?;
        self.volume = Some(volume.clone());

        let server = Server::new()
            .name("desk-1")
            .availability_zone(ZONE)
            .flavor_ref("s6.small.1")
            .image_ref(image)
            .root_volume(RootVolume::new().volumetype("SSD"))
            .vpcid(vpc)
            .nics([Nic::new().subnet_id(subnet)]);
        let made = CreatePostPaidServers::new().server(server).send(client).await?.into_inner();
        self.server = made.server_ids.and_then(|ids| ids.into_iter().next());
        server_job(client, made.job_id)?.until_ok(ecs::v1::ShowJob::is_job_succeeded).await?;

        let server = self.server.as_deref().ok_or("the server has no ID")?;
        let attachment = VolumeAttachment::new().volume_id(volume);
        let made = AttachServerVolume::new(server).volume_attachment(attachment).send(client).await?;
        server_job(client, made.into_inner().job_id)?.until_ok(ecs::v1::ShowJob::is_job_succeeded).await?;
        Ok(())
    }

    /// Deletes what there is, the last made first. What somebody else has deleted is no error.
    pub async fn clean_up(self, client: &Client) -> Result {
        if let Some(server) = self.server {
            let request = DeleteServers::new().servers([delete_servers::Server::new().id(server)]);
            if let Some(deleted) = unless_gone(request.send(client).await)? {
                let job = server_job(client, deleted.into_inner().job_id)?;
                job.until_ok(ecs::v1::ShowJob::is_job_succeeded).await?;
            }
        }
        if let Some(volume) = self.volume
            && let Some(deleted) = unless_gone(DeleteVolume::new(volume).send(client).await)?
        {
            let job = disk_job(client, deleted.into_inner().job_id)?;
            job.until_ok(evs::v1::ShowJob::is_job_succeeded).await?;
        }
        if let (Some(vpc), Some(subnet)) = (&self.vpc, self.subnet) {
            unless_gone(DeleteSubnet::new(vpc, subnet).send(client).await)?;
        }
        if let Some(vpc) = self.vpc {
            unless_gone(DeleteVpc::new(vpc).send(client).await)?;
        }
        Ok(())
    }
}

fn server_job(client: &Client, job: Option<String>) -> Result<Poll<ecs::v1::ShowJob>> {
    Ok(client.poll(ecs::v1::ShowJob::new(job.ok_or("no job was started")?)))
}

fn disk_job(client: &Client, job: Option<String>) -> Result<Poll<evs::v1::ShowJob>> {
    Ok(client.poll(evs::v1::ShowJob::new(job.ok_or("no job was started")?)))
}

/// The disk that a job made, or the first of several.
fn disk_of(job: evs::v1::show_job::ShowJobResponse) -> Option<String> {
    let made = job.entities?;
    let of_several = || made.sub_jobs?.into_iter().find_map(|job| job.entities?.volume_id);
    made.volume_id.or_else(of_several)
}

/// The response to a deletion, if there was something to delete.
fn unless_gone<T>(deleted: std::result::Result<Response<T>, Error>) -> Result<Option<Response<T>>> {
    match deleted {
        Err(error) if error.is_not_found() => Ok(None),
        deleted => Ok(Some(deleted?)),
    }
}

/// The names of all servers, disks and clusters of the project.
pub async fn inventory(client: &Client) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut servers = ListServersDetails::new().limit(100).items(client);
    while let Some(server) = servers.next().await? {
        names.extend(server.name);
    }
    let mut volumes = ListVolumes::new().limit(100).items(client);
    while let Some(volume) = volumes.next().await? {
        names.extend(volume.name);
    }
    let mut clusters = ListClusters::new().page_size(100).items(client);
    while let Some(cluster) = clusters.next().await? {
        names.extend(cluster.cluster_name);
    }
    Ok(names)
}
